import Markdown from 'markdown-to-jsx/react';

/** A lesson's Markdown as elements: no HTML of its own, no pictures from elsewhere, links in another tab. */
export function LessonText({ children }: { readonly children: string }) {
  if (children === '') return null;
  return (
    <Markdown
      options={{
        disableParsingRawHTML: true,
        forceBlock: true,
        forceWrapper: true,
        wrapper: 'div',
        overrides: {
          a: { props: { target: '_blank', rel: 'noreferrer' } },
          img: { component: ({ alt }: { readonly alt?: string }) => <em>{alt}</em> },
        },
      }}
      className="lesson-text"
    >
      {children}
    </Markdown>
  );
}
