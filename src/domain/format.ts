let decimalSign = '.';
let groupSign = ',';
let numbers = 'en';

/** Write numbers as a language does from now on: its decimal sign, its thousands. */
export function speakNumbers(language: string): void {
  numbers = language;
  const parts = new Intl.NumberFormat(language).formatToParts(12345.5);
  decimalSign = parts.find(({ type }) => type === 'decimal')!.value;
  groupSign = parts.find(({ type }) => type === 'group')!.value;
}

/** A number's digits with the language's decimal sign and true minus signs. */
function local(digits: string): string {
  return digits.replace('.', decimalSign).replaceAll('-', '−');
}

/** A whole number with its thousands apart: "1,200". */
export function whole(count: number): string {
  return count.toLocaleString(numbers, { signDisplay: 'negative' });
}

/** A share in [0, 1] as whole per cent; what only rounds to 0 or 100 says so: "<1 %", ">99 %"; a dash where undefined. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return '–';
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '>99\u00a0%';
  if (rounded === 0 && share > 0) return '<1\u00a0%';
  return `${rounded}\u00a0%`;
}

/** A share in [0, 1] in per cent with some digits behind the point, without the sign: "86.3". */
export function decimalPercent(share: number, digits = 1): string {
  return fixed(100 * share, digits);
}

/** A number with `digits` significant digits, without exponent where that reads well; true minus signs. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size < 1e-4 || size >= 1e6 ? value.toExponential(digits - 1) : String(Number(value.toPrecision(digits)));
  return local(text);
}

/** A number with so many digits behind the point; what rounds to zero has no sign. */
export function fixed(value: number, digits: number): string {
  const written = value.toFixed(digits);
  return local(/[1-9]/.test(written) ? written : written.replace('-', ''));
}

/** A number as it is, with all the digits it has. */
export function exact(value: number): string {
  return local(String(value));
}

/** A correlation or similarity with two decimals and a true minus; a dash where it is not defined. */
export function coefficient(value: number): string {
  return Number.isFinite(value) ? fixed(value, 2) : '–';
}

/**
 * The number that a person typed; not a number where it is none. Point and comma are decimal signs both, whatever the
 * language, but for the language's own sign of thousands where it stands as one: in English "10,000" is ten thousand and
 * "3,5" three and a half.
 */
export function numberFrom(typed: string): number {
  const digits = typed.replace(/\s/g, '').replace(/[−–]/g, '-');
  const groups = digits.split(groupSign);
  const grouped = groups.length > 1 && /^-?[1-9]\d{0,2}$/.test(groups[0]!) && groups.slice(1).every(isThousands);
  const plain = (grouped ? groups.join('') : digits).replace(',', '.');
  return plain === '' ? NaN : Number(plain);
}

/** Whether this stands after a sign of thousands. */
function isThousands(group: string, place: number, { length }: readonly string[]): boolean {
  return (place === length - 1 ? /^\d{3}([.,]\d*)?$/ : /^\d{3}$/).test(group);
}

/** A count of bytes as "12 KB", "3.4 MB" or "10.7 GB" (powers of ten). */
export function bytes(count: number): string {
  if (count < 1e6) return `${Math.round(count / 1e3)}\u00a0KB`;
  return count < 1e9 ? `${fixed(count / 1e6, 1)}\u00a0MB` : `${fixed(count / 1e9, 1)}\u00a0GB`;
}

/** A point in time as "26 Nov 2026, 20:15" would be in the language: date and time of day. */
export function moment(time: number): string {
  return new Date(time).toLocaleString(numbers, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A duration as "776 ms" or "19.1 s". */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)}\u00a0ms` : `${fixed(milliseconds / 1000, 1)}\u00a0s`;
}

/** Lengths side by side: "32 × 32 × 3". */
export function times(shape: readonly number[]): string {
  return shape.join(' × ');
}
