# Regenerates drivers_input.csv and drivers_expected.csv (run in this folder).   R 4.2.2, ordinal 2022.11-16, survey 4.1-1, MASS
suppressMessages({library(survey); library(ordinal)})
out <- c()
put <- function(name, value) out[name] <<- unname(value)
set.seed(20261126)
n <- 260
d <- data.frame(site = sample(c("Est", "Nord", "Sud"), n, TRUE, c(.5, .3, .2)),
                job = sample(c("agent", "cadre"), n, TRUE, c(.6, .4)), hours = round(rnorm(n, 36, 4)))
d$load <- round(pmin(5, pmax(1, 3 + .12 * (d$hours - 36) + .5 * (d$job == "cadre") + rnorm(n))))
d$since <- sample(-12:13, n, TRUE)
eta <- .5 * d$load + .6 * (d$site == "Nord") - .7 * (d$site == "Sud") - .02 * d$since + rlogis(n)
d$strain <- cut(eta, c(-Inf, .3, 1.2, 2, 3.2, Inf), labels = FALSE)
d$leave <- ifelse(eta + rlogis(n, 0, .7) > 2, "oui", "non")
d$w <- round(runif(n, .4, 3), 2)
d$load[sample(n, 9)] <- NA; d$site[sample(n, 6)] <- NA; d$leave[sample(n, 5)] <- NA
write.csv(d, "drivers_input.csv", row.names = FALSE, quote = FALSE, na = "")
d$leave <- factor(d$leave); d$s <- factor(d$strain, ordered = TRUE)
f <- ~ site + job + hours + load + since
table_of <- function(name, estimate, se) for (k in names(estimate)) {
  put(paste(name, k), estimate[[k]]); put(paste(name, k, "se"), se[[k]])
}

# Logistic, plain
tight <- glm.control(epsilon = 1e-14, maxit = 100)
g <- glm(update(f, leave ~ .), binomial, d, control = tight)
table_of("logistic", coef(g), sqrt(diag(vcov(g))))
put("logistic n", nobs(g)); put("logistic logLik", logLik(g)); put("logistic null", -g$null.deviance / 2)
put("logistic hours p", coef(summary(g))["hours", 4])
put("logistic mcfadden", 1 - g$deviance / g$null.deviance)
put("logistic nagelkerke", (1 - exp((g$deviance - g$null.deviance) / nobs(g))) / (1 - exp(-g$null.deviance / nobs(g))))
wald <- function(b, V, keep) drop(b[keep] %*% solve(V[keep, keep], b[keep]))
put("logistic site wald", wald(coef(g), vcov(g), c("siteNord", "siteSud")))

# Ordered, plain; MASS::polr within its own tolerance
o <- clm(update(f, s ~ .), data = d, control = clm.control(gradTol = 1e-10))
table_of("ordered", coef(o), sqrt(diag(vcov(o))))
put("ordered logLik", o$logLik); put("ordered null", clm(s ~ 1, data = d[-o$na.action, ])$logLik)
p <- MASS::polr(update(f, s ~ .), d, Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000))
stopifnot(max(abs(coef(p) - coef(o)[names(coef(p))])) < 1e-4, abs(logLik(p) - o$logLik) < 1e-6)

# Weighted: the pseudo-likelihood and its linearised errors
ds <- svydesign(ids = ~1, weights = ~w, data = d)
sg <- svyglm(update(f, leave ~ .), ds, family = quasibinomial(), control = tight)
full <- function(data, y) complete.cases(data[, c(y, "site", "job", "hours", "load", "since", "w")])
dl <- d[full(d, "leave"), ]; dl$y <- as.numeric(dl$leave == "oui")
for (k in names(coef(sg))) put(paste("weighted logistic", k), coef(sg)[[k]])
mu <- fitted(sg)
put("weighted logistic logLik", sum(dl$w * ifelse(dl$y == 1, log(mu), log(1 - mu))))
# errors by hand too: people left out are in the sample with a score of 0
linearised <- function(X, residual, w, bread, all, strata = NULL, total = NULL) {
  z <- matrix(0, length(all), ncol(X)); z[all, ] <- (X * (residual * w)) %*% bread
  h <- if (is.null(strata)) rep("1", length(all)) else strata
  V <- 0
  for (s in unique(h)) {
    zs <- z[h == s, , drop = FALSE]; m <- nrow(zs)
    rest <- if (is.null(total)) 1 else 1 - m / total[[s]]
    V <- V + rest * m / (m - 1) * crossprod(sweep(zs, 2, colMeans(zs)))
  }
  sqrt(diag(V))
}
X <- model.matrix(f, dl)
bread <- solve(crossprod(X, X * (dl$w * mu * (1 - mu))))
se <- linearised(X, dl$y - mu, dl$w, bread, full(d, "leave"))
for (k in seq_along(se)) put(paste("weighted logistic", colnames(X)[k], "se"), se[k])
# on complete rows alone, survey's own errors
sc <- svyglm(update(f, leave ~ .), svydesign(ids = ~1, weights = ~w, data = dl), family = quasibinomial(), control = tight)
table_of("survey logistic", coef(sc), sqrt(diag(vcov(sc))))
put("survey logistic hours p", coef(summary(sc))["hours", 4])
dc <- d[full(d, "strain"), ]
so <- svyolr(update(f, s ~ .), svydesign(ids = ~1, weights = ~w, data = dc), control = list(reltol = 1e-15, maxit = 2000))
oc <- clm(update(f, s ~ .), data = dc, weights = w, control = clm.control(gradTol = 1e-10))
put("survey ordered logLik", oc$logLik)
for (k in names(coef(oc))) put(paste("survey ordered", k), coef(oc)[[k]])
so_se <- sqrt(diag(vcov(so)))
for (k in seq_along(so_se)) put(paste("survey ordered", names(c(so$coefficients, so$zeta))[k], "se"), so_se[k])
# strata without replacement
N <- c(agent = 400, cadre = 190)
dn <- d; dn$N <- N[dn$job]
st <- svydesign(ids = ~1, strata = ~job, fpc = ~N, data = dn)
fs <- ~ site + hours + load
ss <- svyglm(update(fs, leave ~ .), subset(st, full(d, "leave")), family = quasibinomial(), control = tight)
table_of("strata logistic", coef(ss), sqrt(diag(vcov(ss))))

# Brant's test: a regression at each cut, covariances between cuts from their fitted chances
brant <- function(data, y, f) {
  X <- model.matrix(f, data); q <- ncol(X) - 1; K <- length(unique(y)); cuts <- sort(unique(y))[-K]
  fits <- lapply(cuts, function(k) glm((y > k) ~ X - 1, family = binomial, control = tight))
  P <- lapply(fits, fitted); B <- lapply(P, function(p) solve(crossprod(X, X * (p * (1 - p)))))
  b <- unlist(lapply(fits, function(g) coef(g)[-1])); V <- matrix(0, length(b), length(b))
  for (k in seq_along(cuts)) for (l in k:length(cuts)) {
    C <- (B[[k]] %*% crossprod(X, X * (P[[l]] * (1 - P[[k]]))) %*% B[[l]])[-1, -1]
    i <- (k - 1) * q + 1:q; j <- (l - 1) * q + 1:q; V[i, j] <- C; V[j, i] <- t(C)
  }
  test <- function(cols) {
    D <- do.call(rbind, lapply(2:length(cuts), function(k) {
      M <- matrix(0, length(cols), length(b))
      for (m in seq_along(cols)) { M[m, cols[m]] <- 1; M[m, (k - 1) * q + cols[m]] <- -1 }
      M }))
    drop(t(D %*% b) %*% solve(D %*% V %*% t(D), D %*% b))
  }
  put("brant all", test(1:q)); put("brant site", test(1:2)); put("brant hours", test(4))
}
brant(dc, dc$strain, f)

# Relative importance: lm on every subset; Johnson on the columns, those of a text made orthonormal first
importance <- function(name, data, y, w) {
  data$y <- y; data$w <- w  # lm looks for weights in the data first
  fs <- attr(terms(f), "term.labels"); p <- length(fs)
  r2 <- function(S) if (!any(S)) 0 else summary(lm(reformulate(fs[S], "y"), data, weights = w))$r.squared
  subsets <- as.matrix(expand.grid(rep(list(c(FALSE, TRUE)), p))); R <- apply(subsets, 1, r2)
  at <- function(S) 1 + sum(2^(which(S) - 1))
  for (j in 1:p) {
    put(paste(name, "lmg", fs[j]), sum(apply(subsets[!subsets[, j], , drop = FALSE], 1, function(S) {
      s <- sum(S); T <- S; T[j] <- TRUE
      factorial(s) * factorial(p - 1 - s) / factorial(p) * (R[at(T)] - R[at(S)]) })))
  }
  put(paste(name, "r2"), R[length(R)])
  X <- model.matrix(f, data); owner <- attr(X, "assign")[-1]; X <- X[, -1]
  standard <- function(x) { x <- x - weighted.mean(x, w); x / sqrt(sum(w * x^2)) }
  power <- function(M, e) { E <- eigen(M, symmetric = TRUE); E$vectors %*% diag(E$values^e, nrow(M)) %*% t(E$vectors) }
  Z <- apply(X, 2, standard) * sqrt(w); v <- standard(y) * sqrt(w)
  for (j in 1:p) Z[, owner == j] <- Z[, owner == j, drop = FALSE] %*% power(crossprod(Z[, owner == j, drop = FALSE]), -.5)
  L <- power(crossprod(Z), .5); b <- solve(L, crossprod(Z, v))
  for (j in 1:p) put(paste(name, "johnson", fs[j]), sum((L^2 %*% b^2)[owner == j]))
}
importance("plain", dc, dc$strain, rep(1, nrow(dc)))
importance("weighted", dc, dc$strain, dc$w)
importance("binary", dl, dl$y, rep(1, nrow(dl)))
write.csv(data.frame(statistic = names(out), value = formatC(out, digits = 17, format = "g")), "drivers_expected.csv",
          row.names = FALSE, quote = FALSE)
