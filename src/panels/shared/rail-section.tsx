import { useId, type ReactNode } from 'react';
import { create } from 'zustand';
import { Icon } from '@/ui/icon';
import './rail-section.css';

export type RailSectionName = 'picture' | 'attack' | 'explain';

interface OpenSection {
  readonly open: RailSectionName | undefined;
  readonly setOpen: (open: RailSectionName | undefined) => void;
}

/** Which section of the rail is unfolded where the window has no room for all; one at a time. */
export const useOpenSection = create<OpenSection>((set) => ({
  open: undefined,
  setOpen: (open) => set({ open }),
}));

interface RailSectionProps {
  readonly name: RailSectionName;
  readonly title: string;
  /** What is chosen in it, in a word or two: all that is seen of it while it is folded. */
  readonly chosen?: string | undefined;
  /** At the end of its head, folded or not. */
  readonly aside?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/**
 * A part of the rail. In a wide window all of it is in view; in a narrow one its head alone, which unfolds the rest below
 * the heads, and on a small screen above them.
 */
export function RailSection({ name, title, chosen, aside, busy, children }: RailSectionProps) {
  const id = useId();
  const isOpen = useOpenSection((s) => s.open === name);
  const setOpen = useOpenSection((s) => s.setOpen);
  return (
    <section
      className="rail-section"
      aria-label={title}
      aria-busy={busy}
      data-section={name}
      data-open={isOpen}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) setOpen(undefined);
      }}
    >
      <header className="rail-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="rail-fold"
          aria-expanded={isOpen}
          aria-controls={id}
          data-testid={`rail-${name}`}
          onClick={() => setOpen(isOpen ? undefined : name)}
        >
          <span className="rail-fold-title">{title}</span>
          <span className="rail-fold-chosen quiet small">{chosen}</span>
          <Icon name={isOpen ? 'up' : 'down'} />
        </button>
        {aside}
      </header>
      <div id={id} className="rail-body">
        {children}
      </div>
    </section>
  );
}
