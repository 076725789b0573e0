import { useState, type ComponentType, type ReactNode } from 'react';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { FetchedPart } from '../shared/fetched-part';

const fetchShare = () => import('./share-body');
const fetchReport = () => import('./report-body');

/** The scene to others: link, QR code, bundle. */
export function Share() {
  return (
    <LatePopover
      name={text.sharing.share}
      testId="share"
      icon={<Icon name="link" />}
      width={360}
      fetchPart={fetchShare}
    />
  );
}

/** What is on the screen as a file. */
export function Report() {
  return (
    <LatePopover
      name={text.sharing.report}
      testId="report"
      icon={<Icon name="stored" />}
      width={380}
      fetchPart={fetchReport}
    />
  );
}

interface LatePopoverProps {
  readonly name: string;
  readonly testId: string;
  readonly icon: ReactNode;
  readonly width: number;
  readonly fetchPart: () => Promise<{ readonly default: ComponentType }>;
}

/** A popover whose content is fetched when it opens, and made anew each time. */
function LatePopover({ name, testId, icon, width, fetchPart }: LatePopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      {...{ name, title: name, testId, width }}
      label={
        <>
          {icon}
          <span className="button-words">{name}</span>
        </>
      }
      onToggle={setOpen}
    >
      {open && <FetchedPart fetchPart={fetchPart} />}
    </Popover>
  );
}
