/** Where a page of one of Twilio's lists begins. */
export interface ListPlace {
  page: number;
  token: string;
}

/** Where the following page begins. Of its address only this is used again: nobody else may say what is asked for. */
export function placeOf(nextPageUrl: string | undefined): ListPlace | undefined {
  if (!nextPageUrl) return undefined;
  const { searchParams } = new URL(nextPageUrl);
  return { page: Number(searchParams.get('Page')), token: searchParams.get('PageToken') ?? '' };
}

/** The options that ask for the page there; none for the first one. */
export function pageAt(place: ListPlace | undefined): { pageNumber?: number; pageToken?: string } {
  return place ? { pageNumber: place.page, pageToken: place.token } : {};
}
