const missing = new Set<string>();

/** From now on notes every style sheet of the page that could not be fetched; call it once, at the start. */
export function watchStyleSheets(): void {
  const note = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    missing.add(target.href);
    target.remove();
  };
  // An element's error does not bubble.
  document.addEventListener('error', note, { capture: true });
}

/**
 * Asks again for the style sheets that did not come; whoever asked for them first will not. Rejects where one does not
 * come this time either.
 */
export async function fetchMissingStyles(): Promise<void> {
  await Promise.all([...missing].map(fetchStyle));
}

function fetchStyle(href: string): Promise<void> {
  missing.delete(href);
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`Unable to preload CSS for ${href}`)));
    document.head.append(link);
  });
}
