/** What the pages around signing in say. */
export const sessionStrings = {
  signInTitle: 'Sign in to Tenantry',
  signInLead:
    'Share users with the other tenants of your multitenant organization, and see why somebody is missing there.',
  signInButton: 'Sign in with Microsoft',
  signInNote:
    'Sharing users needs a Global Administrator. Helpdesk Administrators, Global Readers, Security Readers, and Reports Readers can look.',
  signedOutTitle: 'You are signed out',
  signedOutLead: 'The portal has forgotten your session. On a shared device, close the browser as well.',
  expiredTitle: 'Your session has ended',
  expiredLead:
    'You were away for too long, or you signed out in another window. A run that was started goes on without you.',
  signInAgain: 'Sign in again',
  noAccessTitle: 'You have no access to Tenantry',
  noAccessLead: 'You are who you say you are, but your account has none of the roles that open this portal.',
  noAccessWho: 'Ask a Global Administrator of your organization for one of these roles in Microsoft Entra:',
  noAccessRoles: [
    { role: 'Global Administrator', may: 'to share users and to change what is shared' },
    {
      role: 'Helpdesk Administrator, Global Reader, Security Reader, or Reports Reader',
      may: 'to see the status and the provisioning logs',
    },
    {
      role: 'Tenantry.Helpdesk, an app role of this portal',
      may: 'to see the same without any role in the directory',
    },
  ],
  noAccessAfter:
    'Once you have the role, sign in again: it may take a few minutes until Microsoft Entra tells the portal.',
  otherAccount: 'Sign in with another account',
} as const;
