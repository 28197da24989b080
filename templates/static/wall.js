// The wall on a screen nobody touches: it loads itself anew every five minutes, while it is seen.
const again = () => (document.hidden ? setTimeout(again, 60000) : location.reload());
setTimeout(again, 5 * 60 * 1000);
