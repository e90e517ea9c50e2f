/* The loader: inline in the head of every page, in the JavaScript of Chromium 67 and iOS 12.

   First it makes the page's policy as strict as the engine can bear, and takes the reader's choices
   (?motion, ?scale, ?theme; remembered where storage is allowed) before anything is painted. The
   islands are fetched behind the page's own bytes, and run once the words stand, when the browser is
   idle or the reader first moves. The page is complete without them, so whatever goes wrong ends in data-yitu="failed" and in
   silence. Bytes go through an ArrayBuffer because some WebViews refuse to compile a stream.

   In a frame (data-frame) the choices are those of the page around it, and are not remembered. In
   a sandbox without an origin the wasm would be refused aloud, so it is not asked for; nor is
   anything where the page has been opened as a file. */
(function (window, document) {
  var page = document.documentElement;
  var me = document.currentScript;
  var framed = me && me.hasAttribute("data-frame");
  var file = window.location.protocol === "file:";
  var attempts = 0, pending, taken, back, glue, timer;

  /* Before Chrome 97 and iOS 16 wasm needs all of unsafe-eval, so the page allows it. Of two
     policies only what both allow holds: the second one takes it back. */
  var policy = document.querySelector("[http-equiv]");
  if (policy && window.CSS && CSS.supports && CSS.supports("container-type", "inline-size")) {
    var strict = policy.cloneNode();
    strict.content = policy.content.replace("unsafe", "wasm-unsafe");
    document.head.appendChild(strict);
  }

  function choice(name, allowed) {
    var value;
    try {
      value = new URLSearchParams(window.location.search).get(name);
      if (framed) throw framed;
      if (allowed.test(value)) window.localStorage.setItem("yitu:" + name, value);
      else value = window.localStorage.getItem("yitu:" + name);
    } catch (refused) {}
    if (allowed.test(value)) page.setAttribute("data-" + name, value);
  }
  choice("motion", /^(on|off)$/);
  choice("scale", /^(1|1\.25|1\.5|2)$/);
  choice("theme", /^(light|dark)$/);

  function say(state) {
    page.setAttribute("data-yitu", state);
  }

  /* A page out of a folder or a letter is refused drawings and wasm aloud, and its other files may
     not have come along. So what follows is parsed into a template, where nothing is fetched, and
     put into the page without what would be: its drawings in words, and above them the way to the
     page that has all in one file. */
  function alone() {
    document.write("<template>");
    document.addEventListener("DOMContentLoaded", function () {
      var all = document.querySelector("template").content;
      function each(css, act) {
        [].forEach.call(all.querySelectorAll(css), act);
      }
      function line(words) {
        var made = document.createElement("p");
        made.className = "note";
        made.textContent = words;
        return made;
      }
      each("link", function (one) {
        one.remove();
      });
      each('use[href*=".svg"]', function (one) {
        var drawing = one.parentNode;
        if (!drawing || !drawing.parentNode) return;
        var says = drawing.getAttribute("aria-label");
        if (says) drawing.parentNode.insertBefore(line(me.getAttribute("data-picture") + says), drawing);
        drawing.remove();
      });
      var note = line(me.getAttribute("data-alone"));
      var whole = document.createElement("a");
      whole.href = whole.textContent = me.getAttribute("data-whole");
      note.appendChild(whole);
      var hero = all.querySelector(".hero");
      hero.insertBefore(note, hero.querySelector(".dateline"));
      document.body.appendChild(all);
    });
  }
  if (file && me && !framed) alone();

  /* Nothing is fetched twice that is on its way, and an attempt that came to run what it fetched is
     the last. Another one is made once, when the network is back (or the page, out of the browser's
     cache) and the first has failed, in whichever order the two are told; the next visit is soon
     enough for more. */
  function again() {
    if (back && attempts === 1 && !pending && !taken) load();
  }
  function hear(event) {
    back = back || event.persisted !== false;
    again();
  }

  function fetchGlue() {
    return new Promise(function (loaded, lost) {
      var script = document.createElement("script");
      script.src = me.getAttribute("data-glue");
      script.onload = function () {
        if (typeof wasm_bindgen === "function") loaded();
        else lost();
      };
      script.onerror = lost;
      document.head.appendChild(script);
    });
  }

  function load() {
    var mine = pending = ++attempts;
    function fail() {
      if (mine !== pending) return;
      pending = 0;
      clearTimeout(timer);
      say("failed");
      again();
    }
    timer = setTimeout(fail, 12000);
    var module = window.fetch(me.getAttribute("data-wasm"), { priority: "low" }).then(function (answer) {
      if (!answer.ok) throw answer.status;
      return answer.arrayBuffer();
    }).then(WebAssembly.compile);
    glue = glue ? glue.catch(fetchGlue) : fetchGlue();
    Promise.all([module, glue, calm]).then(function (all) {
      if (mine !== pending) throw mine;
      taken = true;
      return wasm_bindgen({ module_or_path: all[0] });
    }).then(function () {
      /* However late it is done: then the islands are there. */
      wasm_bindgen.mount(function () {
        pending = 0;
        clearTimeout(timer);
        say("live");
      });
    }).catch(fail);
  }

  /* The lines for an article begin where this site is, also where it does not know its address. A
     click copies them, and leaves them selected where the clipboard is refused. */
  document.addEventListener("DOMContentLoaded", function () {
    var lines = document.querySelector("[data-root]");
    if (!lines) return;
    var root = document.createElement("a");
    root.href = lines.getAttribute("data-root");
    lines.value = lines.value.replace(/(src|story)="(?!http)/g, '$1="' + root.href);
    var button = lines.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", function () {
      function done() {
        button.textContent = button.getAttribute("data-copy");
      }
      lines.select();
      var clipboard = window.navigator.clipboard;
      if (clipboard) clipboard.writeText(lines.value).then(done, function () {});
      else if (document.execCommand("copy")) done();
    });
  });

  if (!me || file || !window.WebAssembly || !window.fetch || !window.Promise || !window.IntersectionObserver || window.origin === "null") return say("failed");
  var calm = new Promise(function (now) {
    document.addEventListener("DOMContentLoaded", function () {
      if (window.requestIdleCallback) window.requestIdleCallback(now, { timeout: 2000 });
      else setTimeout(now, 200);
      ["pointerdown", "touchstart", "keydown", "scroll"].forEach(function (sign) {
        window.addEventListener(sign, now, { once: true, passive: true });
      });
    });
  });
  window.addEventListener("online", hear);
  window.addEventListener("pageshow", hear);
  load();
})(window, document);
