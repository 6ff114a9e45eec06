/** What the settings of the organization say. */
export const orgSettingsStrings = {
  title: 'Org settings',
  home: 'Home',
  tabs: 'Org settings',
  organizationProfile: 'Organization profile',
  safety: 'Safety',
  tableLabel: 'Settings of the organization profile',
  name: 'Name',
  description: 'Description',
  multitenantCollaboration: 'Multitenant collaboration',
  multitenantDescription:
    'Share users with the other tenants of your multitenant organization, and see how synchronization is doing.',
} as const;
