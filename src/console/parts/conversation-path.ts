/** Where a person's conversation is. */
export function conversationPath(address: string): string {
  return `/messages/with/${encodeURIComponent(address)}`;
}
