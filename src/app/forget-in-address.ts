/** Takes a parameter that was obeyed out of the address, so that a reload does not obey it again. */
export function forgetInAddress(name: string): void {
  const url = new URL(location.href);
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}
