/** The configuration's own page in the Microsoft Entra admin center. */
export function entraUrlOf(
  adminCenterUrl: string,
  configuration: { readonly servicePrincipalId: string; readonly applicationClientId: string },
): string {
  const blade = '#view/Microsoft_AAD_Connect_Provisioning/ProvisioningMenuBlade/~/0';
  return `${adminCenterUrl}/${blade}/objectId/${configuration.servicePrincipalId}/appId/${configuration.applicationClientId}`;
}
