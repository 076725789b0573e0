import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RichText } from './rich-text';

it('puts its parts where the sentence has them, and loses no words', () => {
  const parts = [(words: string) => <em>{words}</em>, () => <kbd>B</kbd>];
  const drawn = (words: string) => renderToStaticMarkup(<RichText words={words} parts={parts} />);
  expect(drawn('Hold <2></2> over a <1>map</1>.')).toBe('Hold <kbd>B</kbd> over a <em>map</em>.');
  expect(drawn('Über einer <1>Karte</1> <2></2> halten, <3>so</3>')).toBe(
    'Über einer <em>Karte</em> <kbd>B</kbd> halten, so',
  );
});
