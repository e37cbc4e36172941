/**
 * The parts of the client library that the editor uses, in a bundle of their own (`dist/client.js`): it is twenty times the size of all the
 * rest, and reading it would cost activation more than everything else together.
 */
export { LanguageClient, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
