/** Hands a file to the browser's downloads. */
export function saveFile(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  saveFile(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
