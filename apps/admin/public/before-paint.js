// Runs before the first paint so that neither the theme nor the language flashes. A file of its own, not an
// inline script, so that the content security policy can forbid inline scripts.
(function () {
  var root = document.documentElement;
  var scheme = 'auto';
  var language = null;
  try {
    scheme = localStorage.getItem('attune.theme') || 'auto';
    language = localStorage.getItem('attune.language');
  } catch {
    // Storage may be forbidden; the browser's own preferences are used then.
  }
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = language || (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en');
})();
