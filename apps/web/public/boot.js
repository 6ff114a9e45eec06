// Runs before the first paint: the chosen colours, so that nobody who chose dark sees a white flash.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('tenantry.theme') ?? 'system';
  } catch {
    // Storage is blocked: the system's colours are right enough.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
