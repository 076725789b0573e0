import { LessonsButton } from '@/panels/lessons/lessons';
import { Report, Share } from '@/panels/share/share';
import { text } from '@/text';
import { BackendBadge } from './backend-badge';
import { Help } from './help';
import { HistoryButtons } from './history-buttons';
import { LanguageSelect } from './language-select';
import { PresentButton } from './present-header';
import { StatusLine } from './status-line';
import { ThemeToggle } from './theme-toggle';
import { UpdateNotice } from './update-notice';
import { Wordmark } from './wordmark';
import './header.css';

/** Name, state of the page, engine, and the few things that concern the whole page. */
export function Header() {
  return (
    <header className="page-header">
      <Wordmark />
      <p className="tagline quiet">{text.app.tagline}</p>
      <StatusLine />
      <UpdateNotice />
      <LessonsButton />
      <HistoryButtons />
      <Share />
      <Report />
      <PresentButton />
      <BackendBadge />
      <LanguageSelect />
      <ThemeToggle />
      <Help />
    </header>
  );
}
