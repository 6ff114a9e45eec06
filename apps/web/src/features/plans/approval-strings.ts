import { plural } from '../../shared/time.ts';

/** What the panel of approval says. */
export const approvalStrings = {
  waiting: 'Another administrator has to approve this plan before it can be applied.',
  expired: (name: string) => `${name} approved this plan, but it was not applied in time. It has to be approved again.`,
  send: 'Send them the address of this page:',
  address: 'Address of the plan',
  forOthers: (maker: string) =>
    `${maker} made it and cannot approve it. Whoever approves it cannot be the one who applies it.`,
  ask: (count: number) =>
    `It takes ${plural(count, 'person', 'people')} out. Look at the people and tenants below before you approve it. Afterwards somebody else applies it.`,
  approve: 'Approve this plan',
  approved: (name: string, until: string) => `${name} approved this plan. The approval counts until ${until}.`,
  byYou: 'You approved it, so somebody else has to apply it.',
  question: 'Approve this plan?',
  questionText:
    'Nothing is changed by approving. The plan can then be applied, as it is and only as long as nothing else changes.',
  yes: 'Approve',
  no: 'No',
  approving: 'Keeping your approval…',
} as const;
