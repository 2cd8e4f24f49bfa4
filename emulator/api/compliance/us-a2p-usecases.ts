/** What a US A2P campaign can be registered for, with Twilio's code and name, and whether carriers look at it first. */
export const US_A2P_USECASES = [
  usecase('2FA', 'Two-Factor authentication (2FA)'),
  usecase('ACCOUNT_NOTIFICATION', 'Account Notification'),
  usecase('AGENTS_FRANCHISES', 'Agents and Franchises', true),
  usecase('CHARITY', 'Charity'),
  usecase('PROXY', 'Proxy', true),
  usecase('CUSTOMER_CARE', 'Customer Care'),
  usecase('DELIVERY_NOTIFICATION', 'Delivery Notification'),
  usecase('EMERGENCY', 'Emergency', true),
  usecase('FRAUD_ALERT', 'Fraud Alert Messaging'),
  usecase('HIGHER_EDUCATION', 'Higher Education'),
  usecase('K12_EDUCATION', 'K-12 Education', true),
  usecase('LOW_VOLUME', 'Low Volume Mixed'),
  usecase('MARKETING', 'Marketing'),
  usecase('MIXED', 'Mixed'),
  usecase('POLITICAL', 'Political'),
  usecase('POLLING_VOTING', 'Polling and voting'),
  usecase('PUBLIC_SERVICE_ANNOUNCEMENT', 'Public Service Announcement'),
  usecase('SECURITY_ALERT', 'Security Alert'),
  usecase('SOCIAL', 'Social', true),
  usecase('SWEEPSTAKE', 'Sweepstake', true),
];

export type UsA2pUsecase = (typeof US_A2P_USECASES)[number]['code'];

function usecase<Code extends string>(code: Code, name: string, reviewed = false) {
  return { code, name, description: `Texts of the kind ${name}`, post_approval_required: reviewed };
}
