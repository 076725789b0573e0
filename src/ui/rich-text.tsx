import { Fragment, type ReactNode } from 'react';

interface RichTextProps {
  /** In whatever order the language puts them: "Drag <1>ε</1>, then press <2>Attack</2>." */
  readonly words: string;
  /** What becomes of the words in `<1>…</1>`, in `<2>…</2>` and so on; a number may stand empty, `<1></1>`. */
  readonly parts: readonly ((words: string) => ReactNode)[];
}

/** A sentence with markup inside it: emphasis, a link, a button. */
export function RichText({ words, parts }: RichTextProps) {
  // Every match leaves its number and its words between what lies around it.
  const pieces = words.split(/<(\d)>(.*?)<\/\1>/);
  return pieces.map((piece, at) => {
    if (at % 3 === 0) return piece;
    if (at % 3 === 1) return null;
    return <Fragment key={at}>{parts[Number(pieces[at - 1]) - 1]?.(piece) ?? piece}</Fragment>;
  });
}
