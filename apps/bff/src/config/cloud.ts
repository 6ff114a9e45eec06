/**
 * The national clouds of Microsoft: where people sign in, and where administrators work.
 * @see https://learn.microsoft.com/graph/deployments
 */
export const clouds = {
  global: { loginOrigin: 'https://login.microsoftonline.com', adminCenterUrl: 'https://entra.microsoft.com' },
  usGovernment: { loginOrigin: 'https://login.microsoftonline.us', adminCenterUrl: 'https://entra.microsoft.us' },
  usGovernmentDod: { loginOrigin: 'https://login.microsoftonline.us', adminCenterUrl: 'https://entra.microsoft.us' },
  china: {
    loginOrigin: 'https://login.partner.microsoftonline.cn',
    adminCenterUrl: 'https://entra.microsoftonline.cn',
  },
} as const;

export type Cloud = keyof typeof clouds;
