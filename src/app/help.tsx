import { Fragment } from 'react';
import { text } from '@/text';
import { StorageButton } from '@/panels/shared/storage-button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { RichText } from '@/ui/rich-text';

/** What this page is, in the fewest words. */
export function Help() {
  const { title, sections } = text.app.help;
  return (
    <Popover name={title} title={title} width={440} label={<Icon name="help" />}>
      {sections.map(({ heading, words }) => (
        <Fragment key={heading}>
          <h3>{heading}</h3>
          <p>
            <RichText words={words} parts={[(emphasised) => <em>{emphasised}</em>]} />
          </p>
        </Fragment>
      ))}
      <p>
        <StorageButton />
      </p>
    </Popover>
  );
}
