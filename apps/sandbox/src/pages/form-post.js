// Sends the answer of a sign-in on, for browsers that run scripts; the button does the same by hand.
const form = document.querySelector('#answer');
if (form instanceof HTMLFormElement) form.submit();
