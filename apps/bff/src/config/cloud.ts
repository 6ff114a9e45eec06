/**
 * The national clouds of Microsoft: where people sign in, what Graph is called, and where administrators work.
 * @see https://learn.microsoft.com/graph/deployments
 */
export const clouds = {
  global: {
    loginOrigin: 'https://login.microsoftonline.com',
    graphResource: 'https://graph.microsoft.com',
    adminCenterUrl: 'https://entra.microsoft.com',
  },
  usGovernment: {
    loginOrigin: 'https://login.microsoftonline.us',
    graphResource: 'https://graph.microsoft.us',
    adminCenterUrl: 'https://entra.microsoft.us',
  },
  usGovernmentDoD: {
    loginOrigin: 'https://login.microsoftonline.us',
    graphResource: 'https://dod-graph.microsoft.us',
    adminCenterUrl: 'https://entra.microsoft.us',
  },
  china: {
    loginOrigin: 'https://login.partner.microsoftonline.cn',
    graphResource: 'https://microsoftgraph.chinacloudapi.cn',
    adminCenterUrl: 'https://entra.microsoftonline.cn',
  },
} as const;

export type Cloud = keyof typeof clouds;
