import { AttackPanel } from '@/panels/attack/attack-panel';
import { CompareGrid } from '@/panels/compare/compare-grid';
import { FinetuneSection } from '@/panels/finetune/finetune-section';
import { ModelDialog } from '@/panels/models/model-dialog';
import { OwnModelForm } from '@/panels/models/own-model-form';
import { PageDrop } from '@/panels/picture/page-drop';
import { PicturePanel } from '@/panels/picture/picture-panel';
import { SaliencyPanel } from '@/panels/saliency/saliency-panel';
import { Header } from './header';
import { Notices } from './notices';
import './app.css';

/** The page: controls beside each other, the comparison below, and under it what folds out. */
export function App() {
  return (
    <>
      <Header />
      <main>
        <Notices />
        <PageDrop />
        <div className="controls">
          <PicturePanel />
          <AttackPanel />
          <SaliencyPanel />
        </div>
        <CompareGrid />
        <FinetuneSection />
        <ModelDialog />
        <OwnModelForm />
      </main>
    </>
  );
}
