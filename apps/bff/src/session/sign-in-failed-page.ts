/** What somebody sees whose sign-in could not be finished. It says nothing of why: that is in the log, by the id. */
export function signInFailedPage(correlationId: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sign-in was not finished - Tenantry</title>
<style>
body { font: 1rem/1.5 "Segoe UI", "Open Sans", system-ui, sans-serif; max-width: 36rem; margin: 15vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; font-weight: 600; }
small { opacity: 0.75; }
</style>
</head>
<body>
<main>
<h1>Sign-in was not finished</h1>
<p>The answer of Microsoft Entra did not fit a sign-in that was begun in this browser in the last ten minutes.</p>
<p><a href="/auth/login">Sign in again</a></p>
<p><small>Correlation id: ${correlationId}</small></p>
</main>
</body>
</html>
`;
}
