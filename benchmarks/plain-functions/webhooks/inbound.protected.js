const { MessagingResponse } = require('twilio').twiml;

/** An inbound handler as it is usually written: it thanks everybody and keeps nothing. */
exports.handler = (_context, _event, callback) => {
  const twiml = new MessagingResponse();
  twiml.message('Thank you');
  const response = new Twilio.Response();
  response.appendHeader('Content-Type', 'text/xml');
  response.setBody(twiml.toString());
  callback(null, response);
};
