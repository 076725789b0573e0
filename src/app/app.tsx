import { Fragment, useLayoutEffect } from 'react';
import { AttackPanel } from '@/panels/attack/attack-panel';
import { CompareGrid } from '@/panels/compare/compare-grid';
import { LessonsPanel } from '@/panels/lessons/lessons';
import { ModelDialog } from '@/panels/models/model-dialog';
import { OwnModelDialog } from '@/panels/models/own-model-dialog';
import { PageDrop } from '@/panels/picture/page-drop';
import { PicturePanel } from '@/panels/picture/picture-panel';
import { SaliencyPanel } from '@/panels/saliency/saliency-panel';
import { StorageDialog } from '@/panels/storage/storage-dialog';
import { text } from '@/text';
import { CommandWindow } from './command-window';
import { onShortcut } from './commands';
import { Dock } from './dock';
import { Header } from './header';
import { Notices } from './notices';
import { useLanguage } from './language';
import { usePresent } from './present';
import { PresentHeader } from './present-header';
import { SkipLink } from './skip-link';
import { useLeaveGuard } from './use-leave-guard';
import './app.css';

/** The page: what one chooses in the rail, what comes of it on the stage, and in the dock what goes further. */
export function App() {
  // Words are read while drawing: another language draws everything anew.
  const language = useLanguage((s) => s.tag);
  const presents = usePresent((s) => s.isOn);
  useLeaveGuard();
  useLayoutEffect(() => {
    window.addEventListener('keydown', onShortcut);
    return () => window.removeEventListener('keydown', onShortcut);
  }, []);
  return (
    <Fragment key={language}>
      <SkipLink />
      {presents ? <PresentHeader /> : <Header />}
      <aside className="rail" aria-label={text.app.controls}>
        <PicturePanel />
        <AttackPanel />
        <SaliencyPanel />
      </aside>
      <LessonsPanel />
      <main className="stage">
        <Notices />
        <CompareGrid />
        <Dock />
      </main>
      <PageDrop />
      <ModelDialog />
      <OwnModelDialog />
      <StorageDialog />
      <CommandWindow />
    </Fragment>
  );
}
