/* The loader: inline in the head of every page, in the JavaScript of Chromium 67 and iOS 12.

   First it makes the page's policy as strict as the engine can bear, and takes the reader's choices
   (?motion, ?scale, ?theme; remembered where storage is allowed) before anything is painted. The
   islands are fetched behind the page's own bytes, and run once the words stand, when the browser is
   idle or the reader first moves. The page is complete without them, so whatever goes wrong ends in data-yitu="failed" and in
   silence. Bytes go through an ArrayBuffer because some WebViews refuse to compile a stream.

   In a frame (data-frame) the choices are those of the page around it, and are not remembered. In
   a sandbox without an origin the wasm would be refused aloud, so it is not asked for. */
(function (window, document) {
  var page = document.documentElement;
  var me = document.currentScript;
  var started, over, timer, again;

  /* Before Chrome 97 and iOS 16 wasm needs all of unsafe-eval, so the page allows it. Of two
     policies only what both allow holds: the second one takes it back. */
  var policy = document.querySelector("[http-equiv]");
  if (policy && window.CSS && CSS.supports && CSS.supports("container-type", "inline-size")) {
    var strict = policy.cloneNode();
    strict.content = policy.content.replace("unsafe", "wasm-unsafe");
    document.head.appendChild(strict);
  }

  function choice(name, allowed) {
    var framed = me && me.hasAttribute("data-frame");
    var value = (new RegExp("[?&]" + name + "=([^&]*)").exec(window.location.search) || [])[1];
    try {
      if (framed) throw framed;
      if (allowed.test(value)) window.localStorage.setItem("yitu:" + name, value);
      else value = window.localStorage.getItem("yitu:" + name);
    } catch (refused) {}
    if (allowed.test(value)) page.setAttribute("data-" + name, value);
  }
  choice("motion", /^(on|off)$/);
  choice("scale", /^(1|1\.25|1\.5|2)$/);
  choice("theme", /^(light|dark)$/);

  function end(state) {
    if (over) return;
    over = true;
    clearTimeout(timer);
    page.setAttribute("data-yitu", state);
  }
  /* Once more when the network is back, and then no more: the next visit is soon enough. */
  function fail() {
    end("failed");
    if (!started || again) return;
    again = true;
    window.addEventListener("online", function () {
      over = false;
      load();
    }, { once: true });
  }

  function load() {
    started = true;
    timer = setTimeout(fail, 12000);
    var module = window.fetch(me.getAttribute("data-wasm"), { priority: "low" }).then(function (answer) {
      if (!answer.ok) throw answer.status;
      return answer.arrayBuffer();
    }).then(WebAssembly.compile);
    var glue = typeof wasm_bindgen === "function" || new Promise(function (loaded, lost) {
      var script = document.createElement("script");
      script.src = me.getAttribute("data-glue");
      script.onload = loaded;
      script.onerror = lost;
      document.head.appendChild(script);
    });
    Promise.all([module, glue, calm]).then(function (all) {
      if (!over) return wasm_bindgen({ module_or_path: all[0] });
      throw over;
    }).then(function () {
      wasm_bindgen.mount(function () {
        end("live");
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

  if (!me || !window.WebAssembly || !window.fetch || !window.Promise || !window.IntersectionObserver || window.origin === "null") return fail();
  var calm = new Promise(function (now) {
    document.addEventListener("DOMContentLoaded", function () {
      if (window.requestIdleCallback) window.requestIdleCallback(now, { timeout: 2000 });
      else setTimeout(now, 200);
      ["pointerdown", "touchstart", "keydown", "scroll"].forEach(function (sign) {
        window.addEventListener(sign, now, { once: true, passive: true });
      });
    });
  });
  load();
})(window, document);
