import { Fragment } from 'react';
import { text } from '@/text';
import { useCommandWindow } from './command-window-state';
import { showAround } from '@/panels/shared/invitation';
import { StorageButton } from '@/panels/shared/storage-button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { RichText } from '@/ui/rich-text';

/** What this page is, in the fewest words. */
export function Help() {
  const { title, sections } = text.app.help;
  return (
    <Popover name={title} title={title} testId="help" width={440} label={<Icon name="help" />}>
      {sections.map(({ heading, words }) => (
        <Fragment key={heading}>
          <h2>{heading}</h2>
          <p>
            <RichText words={words} parts={[(emphasised) => <em>{emphasised}</em>]} />
          </p>
        </Fragment>
      ))}
      <p>
        <StorageButton />{' '}
        <button
          type="button"
          data-testid="show-around"
          onClick={(event) => {
            event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
            showAround();
          }}
        >
          {text.app.firstVisit.show}
        </button>{' '}
        <button
          type="button"
          data-testid="shortcuts-open"
          onClick={(event) => {
            event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
            useCommandWindow.getState().show('shortcuts');
          }}
        >
          {text.app.shortcuts}
        </button>
      </p>
    </Popover>
  );
}
