import type { ReviewList } from '../../../consent/settle-reviews';

type Review = ReviewList['reviews'][number];

/** What one person wrote, oldest first: it is decided together. */
export interface PersonToReview {
  to: string;
  /** Until when the first of their messages must be decided, RFC 3339 UTC. */
  decideBy: string;
  messages: Review[];
}

/** The messages by person, the one whose time runs out first at the top. */
export function groupReviews(reviews: readonly Review[]): PersonToReview[] {
  const oldestFirst = reviews.toSorted((a, b) => a.at.localeCompare(b.at));
  const people = new Map<string, PersonToReview>();
  for (const review of oldestFirst) {
    const { to, decideBy } = review;
    const person = people.get(to) ?? { to, decideBy, messages: [] };
    person.messages.push(review);
    people.set(to, person);
  }
  return [...people.values()];
}
