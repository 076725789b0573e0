/** What a person reads of sharing and of reports; fetched with them. */
export { backendWords } from './en/backends';
export { bibtex, citation, sharingWords } from './en/sharing';
