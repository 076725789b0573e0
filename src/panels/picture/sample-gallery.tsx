import { useRef, useState, type KeyboardEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { groupSamples, type SampleGroup } from '@/domain/sample-groups';
import { useLimelight } from '@/state/store';
import { familyWords, text } from '@/text';
import { stepIn } from '@/ui/roving-keys';
import { SampleRow } from './sample-row';
import './sample-gallery.css';

/**
 * The bundled pictures by the family whose models know them: those of the models on the screen, the others behind a fold.
 * One stop for the Tab key; arrows, Home and End inside.
 */
export function SampleGallery() {
  const samples = useLimelight((s) => s.samples);
  const current = useLimelight(({ scene: { picture } }) => (picture.kind === 'sample' ? picture.id : undefined));
  const families = useLimelight(useShallow((s) => s.scene.models.flatMap((id) => s.models.get(id)?.family ?? [])));
  const gallery = useRef<HTMLDivElement>(null);
  const { shown, more } = groupSamples(samples, families);
  const has = (groups: readonly SampleGroup[]) =>
    groups.some((group) => group.samples.some(({ id }) => id === current));
  const [unfolded, setUnfolded] = useState(() => has(more));
  const stop = has(unfolded ? [...shown, ...more] : shown) ? current : shown[0]?.samples[0]?.id;

  const move = (event: KeyboardEvent) => {
    const buttons = [...(gallery.current?.querySelectorAll('button') ?? [])].filter((button) =>
      button.checkVisibility(),
    );
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = stepIn(event.key, at, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };

  const rows = (groups: readonly SampleGroup[]) =>
    groups.map((group) => (
      <SampleRow key={group.family} {...group} name={familyWords(group.family).label} current={current} stop={stop} />
    ));
  return (
    <div
      ref={gallery}
      className="sample-gallery"
      role="group"
      aria-label={text.samples.gallery}
      data-testid="sample-gallery"
      onKeyDown={move}
    >
      {rows(shown)}
      {more.length > 0 && (
        <details open={unfolded} data-testid="more-samples" onToggle={(event) => setUnfolded(event.currentTarget.open)}>
          <summary className="small">{text.samples.more}</summary>
          {rows(more)}
        </details>
      )}
    </div>
  );
}
