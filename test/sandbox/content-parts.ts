/** Pieces of message contents that tests send. */

export const metadata = { a: 'x', b: 1, c: true };
export const buy = { type: 'buy', text: 'Buy', amount: 4900, currency: 'eur', metadata };
export const link = { type: 'link', text: 'More', uri: 'https://x.example/more', default: true };
export const postback = { type: 'postback', text: 'Choose', payload: 'CHOOSE' };
export const webview = {
  type: 'webview',
  text: 'Look',
  uri: 'https://x.example/look',
  fallback: 'https://x.example/',
  size: 'full',
  openOnReceive: true,
  extraChannelOptions: { messenger: { messenger_extensions: true, webview_share_button: 'hide' } },
};
export const locationRequest = { type: 'locationRequest', text: 'Where?' };
export const reply = {
  type: 'reply',
  text: 'Yes',
  payload: 'YES',
  iconUrl: 'https://x.example/y.png',
};
export const item = { title: 'Lamp', actions: [link] };
export const field = { type: 'text', name: 'name', label: 'Name' };
export const fileUrl = 'https://x.example/files/manual.PDF?v=2#page';

export function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
