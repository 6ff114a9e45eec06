/** An office people work at. */
export interface Office {
  readonly officeLocation: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string;
  readonly country: string;
  readonly usageLocation: string;
  readonly preferredLanguage: string | null;
  /** The beginning of telephone numbers there. */
  readonly telephone: string;
}

export const offices: readonly Office[] = [
  {
    officeLocation: 'Seattle HQ',
    streetAddress: '4567 Main Street',
    city: 'Seattle',
    state: 'WA',
    postalCode: '98052',
    country: 'United States',
    usageLocation: 'US',
    preferredLanguage: 'en-US',
    telephone: '+1 206 555 ',
  },
  {
    officeLocation: 'Toronto Office',
    streetAddress: '120 Bremner Boulevard',
    city: 'Toronto',
    state: 'ON',
    postalCode: 'M5J 0A8',
    country: 'Canada',
    usageLocation: 'CA',
    preferredLanguage: 'en-CA',
    telephone: '+1 416 555 ',
  },
  {
    officeLocation: 'London Bridge',
    streetAddress: '32 Tooley Street',
    city: 'London',
    state: null,
    postalCode: 'SE1 2TU',
    country: 'United Kingdom',
    usageLocation: 'GB',
    preferredLanguage: 'en-GB',
    telephone: '+44 20 7946 ',
  },
  {
    officeLocation: 'Berlin Mitte',
    streetAddress: 'Invalidenstraße 91',
    city: 'Berlin',
    state: null,
    postalCode: '10115',
    country: 'Germany',
    usageLocation: 'DE',
    preferredLanguage: 'de-DE',
    telephone: '+49 30 555 ',
  },
  {
    officeLocation: 'São Paulo Paulista',
    streetAddress: 'Avenida Paulista 1374',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01310-100',
    country: 'Brazil',
    usageLocation: 'BR',
    preferredLanguage: 'pt-BR',
    telephone: '+55 11 5555 ',
  },
  {
    officeLocation: 'Bengaluru Campus',
    streetAddress: '9 Vigyan Lane',
    city: 'Bengaluru',
    state: 'Karnataka',
    postalCode: '560001',
    country: 'India',
    usageLocation: 'IN',
    preferredLanguage: null,
    telephone: '+91 80 5550 ',
  },
  {
    officeLocation: 'Nairobi Hub',
    streetAddress: '14 Riverside Drive',
    city: 'Nairobi',
    state: null,
    postalCode: '00100',
    country: 'Kenya',
    usageLocation: 'KE',
    preferredLanguage: 'en-KE',
    telephone: '+254 20 555 ',
  },
  {
    officeLocation: 'Tokyo Minato',
    streetAddress: '2-16-3 Konan',
    city: 'Tokyo',
    state: null,
    postalCode: '108-0075',
    country: 'Japan',
    usageLocation: 'JP',
    preferredLanguage: 'ja-JP',
    telephone: '+81 3 5555 ',
  },
];

/** Departments with the titles people have there, the head's title first. */
export const departments: readonly { readonly name: string; readonly titles: readonly string[] }[] = [
  {
    name: 'Sales',
    titles: [
      'Vice President Sales',
      'Account Executive',
      'Sales Manager',
      'Inside Sales Representative',
      'Solution Specialist',
    ],
  },
  {
    name: 'Engineering',
    titles: [
      'Vice President Engineering',
      'Software Engineer',
      'Senior Software Engineer',
      'Test Engineer',
      'Site Reliability Engineer',
    ],
  },
  {
    name: 'Marketing',
    titles: ['Chief Marketing Officer', 'Campaign Manager', 'Content Designer', 'Market Researcher'],
  },
  { name: 'Finance', titles: ['Chief Financial Officer', 'Accountant', 'Controller', 'Payroll Specialist'] },
  {
    name: 'Human Resources',
    titles: ['Director Human Resources', 'Recruiter', 'People Partner', 'Learning Specialist'],
  },
  {
    name: 'Operations',
    titles: ['Director Operations', 'Logistics Planner', 'Procurement Specialist', 'Facility Manager'],
  },
  {
    name: 'Information Technology',
    titles: ['Chief Information Officer', 'Systems Administrator', 'Helpdesk Analyst', 'Network Engineer'],
  },
  { name: 'Legal', titles: ['General Counsel', 'Contract Manager', 'Paralegal'] },
  { name: 'Research', titles: ['Head of Research', 'Research Scientist', 'Laboratory Technician', 'Data Analyst'] },
  {
    name: 'Customer Success',
    titles: ['Director Customer Success', 'Customer Success Manager', 'Support Engineer', 'Onboarding Specialist'],
  },
];
