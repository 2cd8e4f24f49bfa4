/** What the host costs anyway. */
exports.handler = (_context, _event, callback) => {
  const response = new Twilio.Response();
  response.setStatusCode(204);
  callback(null, response);
};
