import { crossTenantTemplateId } from '../../world/world.ts';

const galleryHomepage =
  'https://account.activedirectory.windowsazure.com:444/applications/default.aspx?metadata=aad2aadsync|ISV9.1|primary|z';

/** What an application of the gallery and its service principal have in common that nobody here has to fill in. */
export const emptySettings = {
  tokenEncryptionKeyId: () => null,
  addIns: () => [],
  info: () => ({
    logoUrl: null,
    marketingUrl: null,
    privacyStatementUrl: null,
    supportUrl: null,
    termsOfServiceUrl: null,
  }),
  keyCredentials: () => [],
  passwordCredentials: () => [],
  verifiedPublisher: () => ({ displayName: null, verifiedPublisherId: null, addedDateTime: null }),
} as const;

/** The page a gallery application says it lives at; the template of cross-tenant synchronization is the only one here. */
export function homepageOf(applicationTemplateId: string | null): string | null {
  return applicationTemplateId === crossTenantTemplateId ? galleryHomepage : null;
}

/** The one scope every instance publishes; its id follows from the application's. */
export function userImpersonation(appId: string, displayName: string): Readonly<Record<string, unknown>> {
  return {
    adminConsentDescription: `Allow the application to access ${displayName} on behalf of the signed-in user.`,
    adminConsentDisplayName: `Access ${displayName}`,
    id: `${appId.slice(0, -12)}${appId.slice(-6)}${appId.slice(-12, -6)}`,
    isEnabled: true,
    type: 'User',
    userConsentDescription: `Allow the application to access ${displayName} on your behalf.`,
    userConsentDisplayName: `Access ${displayName}`,
    value: 'user_impersonation',
  };
}
