/** What moderators need now and then, on our own server: the cookie goes along, and the header that says a script of ours sent it. */
import type { ModerationDesk, SweepOutcome } from '../../moderation/model/desk.js';
import {
  parseAuthorFile, parseConversation, parseGivenReports, parseReplyOutcome, parseSavedFilters, parseSweepReach, parseSweepStep,
} from '../../wire/desk.js';
import { read } from './read.js';
import type { HttpClient } from './request.js';

export const createHttpDesk = ({ json, send, url }: HttpClient): ModerationDesk => {
  const get: RequestInit = { credentials: 'include' };
  const body = (value: unknown, method?: string): RequestInit => ({ ...json(value, { 'x-sayso': '1' }, method), credentials: 'include' });
  return {
    async reach(sweep, signal) {
      return read(parseSweepReach, await send(url('moderation/sweep'), body(sweep), signal)).reach;
    },
    async sweep(sweep, batch, onProgress, signal) {
      let sum: SweepOutcome = { done: 0, passedOver: 0, undoWindow: 0 };
      for (let after: string | null | undefined; after !== null; ) {
        const asked = { ...sweep, batch, ...(after === undefined ? {} : { after }) };
        const { next, done, passedOver, undoWindow } = read(parseSweepStep, await send(url('moderation/sweep'), body(asked), signal));
        sum = { done: sum.done + done, passedOver: sum.passedOver + passedOver, undoWindow };
        after = next;
        onProgress?.(sum.done);
      }
      return sum;
    },
    async reply(reply, signal) {
      return read(parseReplyOutcome, await send(url('moderation/reply'), body(reply), signal));
    },
    async author(of, signal) {
      return read(parseAuthorFile, await send(url('moderation/author', { of }), get, signal));
    },
    async changeAuthor(change, signal) {
      return read(parseAuthorFile, await send(url('moderation/author'), body(change), signal));
    },
    async conversation(of, signal) {
      return read(parseConversation, await send(url('moderation/conversation', { of }), get, signal)).comments;
    },
    async reports(of, signal) {
      return read(parseGivenReports, await send(url('moderation/reports', { of }), get, signal)).reports;
    },
    async savedFilters(signal) {
      return read(parseSavedFilters, await send(url('moderation/filters'), get, signal)).filters;
    },
    async saveFilters(filters, signal) {
      return read(parseSavedFilters, await send(url('moderation/filters'), body({ filters }, 'PUT'), signal)).filters;
    },
  };
};
