/** The pages that somebody may be brought back to after signing in: the browser's route table, and nothing else. */
const pages: readonly RegExp[] = [
  /^\/$/,
  /^\/settings\/org-settings(\/(organization-profile|safety))?$/,
  /^\/multitenant-collaboration(\/share-users)?$/,
  /^\/(plans|runs|tenants)\/[0-9a-fA-F-]{36}(\/[a-z-]{1,40})?$/,
  /^\/people(\/[0-9a-fA-F-]{36})?$/,
  /^\/(runs|provisioning-logs|received-users|health|activity)$/,
];

/**
 * The path, with its query, that a sign-in leads back to. Whatever is no page of the portal becomes the first page.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html
 */
export function allowedReturnTo(asked: unknown, origin: string): string {
  if (
    typeof asked !== 'string' ||
    asked.length > 2_000 ||
    !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) ||
    /[\\#]/.test(asked)
  ) {
    return '/';
  }
  if (!URL.canParse(asked, origin)) return '/';
  const url = new URL(asked, origin);
  // A path that the parser changes is one that somebody took pains with.
  const unchanged = url.origin === origin && `${url.pathname}${url.search}` === asked;
  return unchanged && pages.some((page) => page.test(url.pathname)) ? `${url.pathname}${url.search}` : '/';
}
