/** Hands a file to the browser's downloads. */
export function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The download holds on to the blob by itself once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
