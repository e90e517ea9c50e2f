/* The loader's second half, in pages of a site whose site.toml has [wechat], and of use inside
   WeChat alone. Once the page is alive it fetches the publisher's copy of the JS-SDK and a
   signature for this address, and tells WeChat what a shared link shows. A reader never sees it
   fail; with ?debug in the address the page says what went wrong, because nobody sees a console
   in WeChat. */
(function (window, document) {
  var page = document.documentElement;
  var me = document.currentScript;
  if (!me || !/MicroMessenger/i.test(window.navigator.userAgent)) return;

  function tell(problem) {
    if (!/[?&]debug([=&]|$)/.test(window.location.search)) return;
    var line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = "WeChat: " + (problem && (problem.errMsg || problem.message) || problem);
    document.body.insertBefore(line, document.body.firstChild);
  }
  function said(css) {
    var found = document.querySelector(css);
    return found ? found.getAttribute("content") || found.getAttribute("href") : "";
  }
  function sdk() {
    return new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = me.getAttribute("data-sdk");
      script.onload = function () {
        var wx = window.wx || window.jWeixin;
        if (wx) done(wx);
        else fail("the SDK has brought no wx");
      };
      script.onerror = function () {
        fail("the SDK could not be fetched: " + script.src);
      };
      document.head.appendChild(script);
    });
  }
  function signature(address) {
    var from = me.getAttribute("data-signature");
    var url = from + (from.indexOf("?") < 0 ? "?" : "&") + "url=" + encodeURIComponent(address);
    return window.fetch(url).then(function (answer) {
      if (!answer.ok) throw "the signature was refused: " + answer.status;
      return answer.json();
    });
  }

  function start() {
    /* WeChat signs the address without what stands behind #. */
    var address = window.location.href.split("#")[0];
    Promise.all([signature(address), sdk()]).then(function (found) {
      var signed = found[0], wx = found[1];
      wx.config({
        debug: false,
        appId: signed.appId,
        timestamp: signed.timestamp,
        nonceStr: signed.nonceStr,
        signature: signed.signature,
        jsApiList: ["updateAppMessageShareData", "updateTimelineShareData"],
      });
      wx.error(tell);
      wx.ready(function () {
        var title = said('meta[property="og:title"]');
        var link = said('link[rel="canonical"]') || address;
        var picture = said('meta[property="og:image"]');
        var description = said('meta[name="description"]');
        wx.updateAppMessageShareData({ title: title, desc: description, link: link, imgUrl: picture, fail: tell });
        wx.updateTimelineShareData({ title: title, link: link, imgUrl: picture, fail: tell });
      });
    }).catch(tell);
  }

  new MutationObserver(function (changes, watch) {
    if (page.getAttribute("data-yitu") !== "live") return;
    watch.disconnect();
    start();
  }).observe(page, { attributes: true, attributeFilter: ["data-yitu"] });
})(window, document);
