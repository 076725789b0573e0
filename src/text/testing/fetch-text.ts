import { fetchText } from '../fetched';

// A test of what is fetched later has its words from the start.
await fetchText();
