/** A file on its way in, by drop or paste; `undefined` where nothing of the kind is carried. */
export function incomingFile(data: DataTransfer | null): File | undefined {
  return data?.files[0];
}

/** True while a drag carries files, or something a person may take for a picture; text being dragged is neither. */
export function carriesPicture(data: DataTransfer | null): boolean {
  return !!data && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}
