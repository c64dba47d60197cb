/** A comment's private page. Our server tells it as a path of its root; it is opened below the endpoint, and nowhere else. */
import type { HttpClient } from './request.js';

export const receiptAt = (url: HttpClient['url'], page: string): string => {
  const { comment, view } = Object.fromEntries(new URLSearchParams(page.split('?')[1]));
  return url('receipt', { comment, view });
};
