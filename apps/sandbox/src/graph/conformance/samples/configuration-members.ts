const info = 'info.logoUrl info.marketingUrl info.privacyStatementUrl info.supportUrl info.termsOfServiceUrl';
/** What the how-to shows of each app role, for an application as for a service principal. */
export const roleMembers =
  'appRoles[].allowedMemberTypes appRoles[].displayName appRoles[].id appRoles[].isEnabled appRoles[].description appRoles[].value appRoles[].origin';
const publisher = 'verifiedPublisher.displayName verifiedPublisher.verifiedPublisherId verifiedPublisher.addedDateTime';
/** What the how-to shows of an application, and what other pages add about its web address. */
export const applicationMembers = `id appId applicationTemplateId createdDateTime deletedDateTime displayName description groupMembershipClaims identifierUris isFallbackPublicClient signInAudience tags tokenEncryptionKeyId defaultRedirectUri optionalClaims addIns api.acceptMappedClaims api.knownClientApplications api.requestedAccessTokenVersion api.oauth2PermissionScopes[].value api.preAuthorizedApplications keyCredentials parentalControlSettings.countriesBlockedForMinors parentalControlSettings.legalAgeGroupRule passwordCredentials publicClient.redirectUris requiredResourceAccess web.homePageUrl web.redirectUris web.logoutUrl web.implicitGrantSettings.enableIdTokenIssuance web.implicitGrantSettings.enableAccessTokenIssuance ${info} ${roleMembers} ${publisher}`;

/** What the how-to shows of a service principal. */
export const servicePrincipalMembers = `id deletedDateTime accountEnabled appId applicationTemplateId appDisplayName alternativeNames appOwnerOrganizationId displayName appRoleAssignmentRequired loginUrl logoutUrl homepage notificationEmailAddresses preferredSingleSignOnMode preferredTokenSigningKeyThumbprint replyUrls servicePrincipalNames servicePrincipalType tags tokenEncryptionKeyId samlSingleSignOnSettings addIns keyCredentials oauth2PermissionScopes[].value passwordCredentials ${info} ${roleMembers} ${publisher}`;
