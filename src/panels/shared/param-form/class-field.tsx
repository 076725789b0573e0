import { SearchSelect } from '@/ui/search-select';
import { SelectField, type SelectOption } from '@/ui/select-field';

interface ClassFieldProps {
  readonly label: string;
  readonly summary: string;
  readonly value: string;
  /** What stands for no class in particular, then the classes. */
  readonly options: readonly SelectOption[];
  readonly testId: string;
  readonly onChange: (value: string) => void;
}

/** More classes than this are searched, not read through. */
const MENU_LIMIT = 40;

/** The choice of a class: a menu where there are few, a search where there are many. */
export function ClassField(props: ClassFieldProps) {
  return props.options.length > MENU_LIMIT ? <SearchSelect {...props} /> : <SelectField {...props} />;
}
