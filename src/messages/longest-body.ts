/** The longest body Twilio takes, in characters (21617). */
export const longestBody = 1_600;
