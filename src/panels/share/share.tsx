import { useState, type ComponentType, type ReactNode } from 'react';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { FetchedPart } from '../shared/fetched-part';

const fetchShare = () => import('./share-body');
const fetchReport = () => import('./report-body');

/** The scene to others: link, QR code, bundle. */
export function Share() {
  return (
    <LatePopover name="Share" testId="share" icon={<Icon name="link" />} width={360} fetchPart={fetchShare}>
      Share
    </LatePopover>
  );
}

/** What is on the screen as a file. */
export function Report() {
  return (
    <LatePopover name="Report" testId="report" icon={<Icon name="stored" />} width={380} fetchPart={fetchReport}>
      Report
    </LatePopover>
  );
}

interface LatePopoverProps {
  readonly name: string;
  readonly testId: string;
  readonly icon: ReactNode;
  readonly width: number;
  readonly fetchPart: () => Promise<{ readonly default: ComponentType }>;
  readonly children: string;
}

/** A popover whose content is fetched when it opens, and made anew each time. */
function LatePopover({ name, testId, icon, width, fetchPart, children }: LatePopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      {...{ name, title: name, testId, width }}
      label={
        <>
          {icon}
          <span className="button-words">{children}</span>
        </>
      }
      onToggle={setOpen}
    >
      {open && <FetchedPart fetchPart={fetchPart} />}
    </Popover>
  );
}
