/** Ada, a customer of the emulator's sample data. */
export const ADA = '67a0d9f09d3e51c7a4000a01';

const ORDER = '67a24ad89d3e51c7a4000c02';
const CREW = '67a3198c9d3e51c7a4000c04';
const SEND = `mutation ($input: SendConversationMessageInput!) {
  sendConversationMessage(input: $input) { userErrors { message } }
}`;

/** Has Ada and the business say something in two more conversations than the sample data has messages of. */
export async function talk({ url, tokenOfAgent, tokenOfCustomer }) {
  const sam = { token: await tokenOfAgent(), author: { business: { displayName: 'Sam' } } };
  const ada = { token: await tokenOfCustomer(ADA) };
  const say = async ({ token, author }, conversationId, text) => {
    const input = { conversationId, author, content: { text: { text } } };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: SEND, variables: { input } }),
    });
    const { data, errors } = await response.json();
    const [error] = [...(errors ?? []), ...(data?.sendConversationMessage?.userErrors ?? [])];
    if (error) throw new Error(error.message);
  };
  await say(ada, ORDER, 'One of the two lamps arrived broken.');
  await say(sam, ORDER, 'I am sorry to hear that! A new one leaves our house today.');
  await say(ada, CREW, 'Is the plan for next week out?');
  await say(sam, CREW, 'It is. Would you take Tuesday?');
}
