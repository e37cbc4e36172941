import { ShowMessageNotification, type Connection, type MessageType } from 'vscode-languageserver/node';

/** A message without buttons: a notification, since the request of the same purpose fails in clients that do not know it. */
export function tell(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
