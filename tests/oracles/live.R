# Draws random surveys and compares every number of the analysis verbs with R.   R 4.2.2, survey 4.1-1, psych 2.2.9, MASS 7.3
#
#   Rscript live.R VIGIE [SURVEYS] [SEED]
#
# A number agrees within 1e-8 of R's when it has a closed form, within 1e-6 when either side iterates (relative, or
# absolute below one). Prints how many numbers were compared by verb with the worst difference, and the survey of each that does
# not agree; then exits 1.
needed <- c("jsonlite", "survey", "psych", "MASS", "ordinal")
absent <- needed[!sapply(needed, requireNamespace, quietly = TRUE)]
if (length(absent) > 0) { cat("skipped: R has no", paste(absent, collapse = ", "), "\n"); quit(status = 0L) }
suppressMessages({library(jsonlite); library(survey); library(psych); library(MASS); library(ordinal)})
words <- commandArgs(TRUE)
vigie <- words[1]
surveys <- if (length(words) > 1) as.integer(words[2]) else 40L
first <- if (length(words) > 2) as.integer(words[3]) else 1L
options(warn = -1, survey.lonely.psu = "fail")
folder <- tempfile("live"); dir.create(folder)
data_file <- file.path(folder, "data.csv")
seen <- data.frame(verb = character(), worst = numeric(), count = integer())
faults <- 0L

run <- function(...) {
  out <- suppressWarnings(system2(vigie, c(..., "--json"), stdout = TRUE, stderr = file.path(folder, "stderr")))
  if (!is.null(attr(out, "status"))) return(NULL)
  fromJSON(paste(out, collapse = ""), simplifyVector = TRUE)
}
compare <- function(verb, what, ours, theirs, tolerance = 1e-8) {
  ours <- as.numeric(unlist(ours)); theirs <- as.numeric(unlist(theirs))
  difference <- if (length(ours) != length(theirs) || any(is.na(ours)) || any(is.na(theirs))) Inf
                else if (length(ours) == 0) 0 else max(abs(ours - theirs) / pmax(1, abs(theirs)))
  at <- match(verb, seen$verb)
  if (is.na(at)) { seen[nrow(seen) + 1, ] <<- list(verb, 0, 0L); at <- nrow(seen) }
  seen$count[at] <<- seen$count[at] + length(theirs)
  seen$worst[at] <<- max(seen$worst[at], difference)
  if (difference > tolerance) {
    faults <<- faults + 1L
    cat(sprintf("survey %d, %s: %s differs by %.3g\n  ours   %s\n  theirs %s\n", survey_number, verb, what, difference,
                paste(head(format(ours, digits = 12), 6), collapse = " "),
                paste(head(format(theirs, digits = 12), 6), collapse = " ")))
  }
}
# A random survey: two questions, five items of one scale, a score, waves, strata, weights; some cells empty.
draw <- function() {
  n <- sample(c(40, 90, 200), 1)
  latent <- rnorm(n)
  item <- function() pmin(5, pmax(1, round(3 + 0.8 * latent + rnorm(n, 0, 0.9))))
  d <- data.frame(rows = sample(letters[1:sample(2:4, 1)], n, TRUE), cols = NA, a = item(), b = item(), c = item(), d = item(),
                  e = item(), score = round(50 + 10 * latent + rnorm(n, 0, 8), 1),
                  wave = sample(1:sample(2:4, 1), n, TRUE), job = sample(c("ce", "enc", "mrs"), n, TRUE, c(.5, .2, .3)),
                  w = round(runif(n, 0.4, 3), 2))
  d$cols <- ifelse(runif(n) < 0.6, d$rows, sample(letters[1:3], n, TRUE))
  d$cols <- factor(d$cols, labels = c("u", "v", "w", "x")[seq_along(unique(d$cols))])
  d$cols <- as.character(d$cols)
  d$yes <- as.integer(runif(n) < plogis(latent))
  for (name in c("rows", "cols", "a", "b", "c", "d", "e", "score")) d[runif(n) < 0.04, name] <- NA
  d
}
check_table <- function(d) {
  full <- d[!is.na(d$rows) & !is.na(d$cols), ]
  if (length(unique(full$rows)) < 2 || length(unique(full$cols)) < 2) return()
  r <- run("table", data_file, "--rows", "rows", "--cols", "cols")
  if (is.null(r)) return(compare("table", "an answer", NULL, 1))
  t <- table(full$rows, full$cols); x <- chisq.test(t, correct = FALSE); n <- sum(t)
  compare("table", "counts", t(r$counts), t(t)); compare("table", "expected", t(r$expected), t(x$expected))
  compare("table", "row_percent", t(r$row_percent), t(100 * prop.table(t, 1)))
  compare("table", "adjusted_residuals", t(r$adjusted_residuals), t(x$stdres))
  p <- r$tests$pearson; compare("table", "pearson", c(p$statistic, p$df, p$p), c(x$statistic, x$parameter, x$p.value))
  g <- 2 * sum(ifelse(t > 0, t * log(t / x$expected), 0)); l <- r$tests$likelihood_ratio
  compare("table", "likelihood_ratio", c(l$statistic, l$p), c(g, pchisq(g, x$parameter, lower.tail = FALSE)))
  v <- sqrt(x$statistic / n / (min(dim(t)) - 1)); k <- dim(t)
  phi2 <- max(0, x$statistic / n - prod(k - 1) / (n - 1)); small <- k - (k - 1)^2 / (n - 1)
  compare("table", "association", c(r$association$cramers_v, r$association$phi, r$association$cramers_v_corrected),
          c(v, sqrt(x$statistic / n), sqrt(phi2 / (min(small) - 1))))
  if (n <= 100 && !is.null(r$tests$fisher$p))
    compare("table", "fisher", r$tests$fisher$p, fisher.test(t, workspace = 2e7)$p.value, 1e-6)
  r <- run("table", data_file, "--rows", "rows", "--cols", "cols", "--weights", "w")
  design <- svydesign(~1, weights = ~w, data = d)
  # survey solves a singular system where a cell is empty
  s <- tryCatch(svychisq(~rows + cols, design, statistic = "F"), error = function(e) NULL)
  if (!is.null(s)) compare("table", "rao_scott", with(r$tests$rao_scott, c(f, ndf, ddf, p)), c(s$statistic, s$parameter, s$p.value))
  compare("table", "weighted", t(r$weighted), t(xtabs(w ~ rows + cols, full)))
}
check_frequencies <- function(d) {
  r <- run("frequencies", data_file, "--items", "rows,job")
  for (i in 1:2) {
    t <- table(d[[c("rows", "job")[i]]]); ours <- r$items$categories[[i]]
    compare("frequencies", "percent", ours$percent, 100 * prop.table(t))
    wilson <- sapply(t, function(x) 100 * prop.test(x, sum(t), correct = FALSE)$conf.int)
    compare("frequencies", "wilson", t(do.call(rbind, ours$wilson)), wilson)
  }
}
check_scale <- function(d) {
  names <- c("a", "b", "c", "d", "e"); x <- d[names]; x$e <- 6 - x$e
  r <- run("scale", data_file, "--items", paste(names, collapse = ","), "--reverse", "e", "--range", "1:5")
  full <- x[complete.cases(x), ]
  if (nrow(full) < 10 || any(sapply(full, sd) == 0)) return()
  s <- suppressMessages(alpha(full, check.keys = FALSE, warnings = FALSE))
  compare("scale", "alpha", c(r$alpha$raw, r$alpha$standardised), c(s$total$raw_alpha, s$total$std.alpha))
  compare("scale", "item_total", r$items$item_total, s$item.stats$r.drop)
  compare("scale", "alpha_if_dropped", r$items$alpha_if_dropped, s$alpha.drop$raw_alpha)
  compare("scale", "mean and sd", c(r$items$mean, r$items$sd),
          c(sapply(x, mean, na.rm = TRUE), sapply(x, sd, na.rm = TRUE)))
  k <- 5; df1 <- nrow(full) - 1; df2 <- df1 * (k - 1)
  compare("scale", "ci", r$alpha$ci, 1 - (1 - s$total$raw_alpha) * qf(c(.975, .025), df1, df2))
  score <- rowMeans(x, na.rm = TRUE); score <- score[rowSums(!is.na(x)) >= 3]
  compare("scale", "score", c(r$score$n, r$score$mean, r$score$sd, r$score$ci, r$score$quartiles),
          c(length(score), mean(score), sd(score), t.test(score)$conf.int, quantile(score, c(.25, .5, .75))))
}
dunn <- function(score, group) {
  ranks <- rank(score); n <- length(score); ties <- table(score)
  unit <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1)); pairs <- combn(sort(unique(group)), 2)
  apply(pairs, 2, function(p) {
    one <- ranks[group == p[1]]; two <- ranks[group == p[2]]
    abs(mean(one) - mean(two)) / sqrt(unit * (1 / length(one) + 1 / length(two)))
  })
}
check_compare <- function(d) {
  d <- d[!is.na(d$score), ]
  r <- run("compare", data_file, "--score", "score", "--by", "job")
  if (min(table(d$job)) < 2 || length(unique(d$job)) < 3) return()
  w <- oneway.test(score ~ job, d); a <- summary(aov(score ~ job, d))[[1]]; k <- kruskal.test(score ~ factor(job), d)
  compare("compare", "welch", with(r$welch, c(statistic, df, df2, p)), c(w$statistic, w$parameter, w$p.value))
  compare("compare", "anova", with(r$anova, c(statistic, df, df2, p)), c(a[1, 4], a[1, 1], a[2, 1], a[1, 5]))
  compare("compare", "kruskal_wallis", with(r$kruskal_wallis, c(h, df, p)), c(k$statistic, k$parameter, k$p.value))
  compare("compare", "effects", c(r$effects$eta_squared, r$effects$epsilon_squared),
          c(a[1, 2] / sum(a[, 2]), k$statistic / (nrow(d) - 1)))
  z <- dunn(d$score, d$job); p <- 2 * pnorm(-z)
  compare("compare", "dunn", c(abs(r$pairwise$dunn_z), r$pairwise$p, r$pairwise$p_holm, r$pairwise$p_bh),
          c(z, p, p.adjust(p, "holm"), p.adjust(p, "BH")))
  two <- d[d$job != "mrs", ]
  write.csv(two, file.path(folder, "two.csv"), row.names = FALSE, na = "")
  r <- run("compare", file.path(folder, "two.csv"), "--score", "score", "--by", "job")
  s <- t.test(score ~ job, two, var.equal = TRUE); m <- wilcox.test(score ~ job, two, exact = FALSE)
  compare("compare", "student", c(abs(r$student$statistic), r$student$df, r$student$p),
          c(abs(s$statistic), s$parameter, s$p.value))
  compare("compare", "mann_whitney", r$mann_whitney$p, m$p.value)
}
check_trend <- function(d) {
  kept <- d[!is.na(d$score), ]; waves <- sort(unique(kept$wave))
  if (length(waves) < 2 || min(table(kept$wave)) < 3) return()
  r <- run("trend", data_file, "--score", "score", "--wave", "wave")
  by <- split(kept$score, kept$wave)
  compare("trend", "means", c(r$waves$mean, r$waves$se), c(sapply(by, mean), sapply(by, function(x) sd(x) / sqrt(length(x)))))
  t <- lapply(seq_along(waves)[-1], function(i) t.test(by[[i]], by[[i - 1]]))
  p <- sapply(t, function(x) x$p.value)
  compare("trend", "changes", c(r$changes$difference, do.call(rbind, r$changes$ci), r$changes$p, r$changes$p_bh),
          c(sapply(t, function(x) -diff(x$estimate)), t(sapply(t, function(x) x$conf.int)), p, p.adjust(p, "BH")))
  r <- run("trend", data_file, "--score", "yes", "--wave", "wave")
  c <- prop.trend.test(tapply(d$yes, d$wave, sum), table(d$wave))
  if (!is.null(r$cochran_armitage$p)) compare("trend", "cochran_armitage", r$cochran_armitage$p, c$p.value)
}
check_weight <- function(d) {
  d$id <- seq_len(nrow(d)); waves <- table(d$wave); jobs <- table(d$job)
  if (min(waves) < 3 || min(jobs) < 3) return()
  target <- function(t) round(as.numeric(t) * runif(length(t), 0.6, 1.6)) + 1
  a <- target(waves); b <- target(jobs); b <- b * sum(a) / sum(b)
  margins <- rbind(data.frame(variable = "wave", category = names(waves), target = a),
                   data.frame(variable = "job", category = names(jobs), target = sprintf("%.17g", b)))
  file <- file.path(folder, "margins.csv"); out <- file.path(folder, paste0("weighted", survey_number, ".csv"))
  write.csv(margins, file, row.names = FALSE, quote = FALSE)
  r <- run("weight", data_file, "--margins", file, "--weights", "w", "--out", out)
  design <- rake(svydesign(~1, weights = ~w, data = d), list(~wave, ~job),
                 list(data.frame(wave = as.integer(names(waves)), Freq = a), data.frame(job = names(jobs), Freq = b)),
                 control = list(epsilon = 1e-12, maxit = 500))
  ours <- read.csv(out)$weight; theirs <- weights(design)
  compare("weight", "weights", ours, theirs, 1e-6)
  compare("weight", "deff_kish", r$deff_kish, length(theirs) * sum(theirs^2) / sum(theirs)^2, 1e-6)
}
check_drivers <- function(d) {
  kept <- d[complete.cases(d[c("yes", "a", "b", "job")]), ]
  r <- run("drivers", data_file, "--outcome", "yes", "--factors", "a,b,job")
  m <- glm(yes ~ a + b + job, binomial, kept, control = list(epsilon = 1e-14, maxit = 100))
  if (m$converged && max(abs(coef(m))) < 10 && !is.null(r)) {
    ours <- r$coefficients[!grepl("onstant|ntercept", r$coefficients$name), ]
    compare("drivers", "logistic", c(ours$estimate, r$log_likelihood), c(coef(m)[-1], logLik(m)), 1e-6)
  }
  kept <- d[complete.cases(d[c("a", "b", "c", "job")]), ]
  r <- run("drivers", data_file, "--outcome", "a", "--factors", "b,c,job")
  m <- clm(factor(a) ~ b + c + job, data = kept, control = list(gradTol = 1e-10, maxIter = 200))
  if (!is.null(r) && length(unique(kept$a)) > 2 && m$convergence$code == 0)
    compare("drivers", "ordered", c(r$coefficients$estimate, r$log_likelihood), c(m$beta, m$logLik), 1e-6)
}
check_typology <- function(d) {
  kept <- d[complete.cases(d[c("rows", "cols", "job")]), c("rows", "cols", "job")]
  r <- run("typology", data_file, "--items", "rows,cols,job")
  if (is.null(r)) return()
  z <- do.call(cbind, lapply(kept, function(x) model.matrix(~0 + factor(x))))
  p <- z / sum(z); e <- outer(rowSums(p), colSums(p)); s <- svd((p - e) / sqrt(e))$d^2
  s <- s[s > 1e-10]
  compare("typology", "eigenvalues", head(r$eigenvalues, length(s)), s)
}
for (survey_number in first - 1L + seq_len(surveys)) {
  set.seed(survey_number)
  d <- draw()
  write.csv(d, data_file, row.names = FALSE, na = "")
  check_table(d); check_frequencies(d); check_scale(d); check_compare(d); check_trend(d); check_weight(d); check_drivers(d)
  check_typology(d)
}
unlink(folder, recursive = TRUE)
for (i in seq_len(nrow(seen)))
  cat(sprintf("%-12s %6d numbers, worst difference %.3g\n", seen$verb[i], seen$count[i], seen$worst[i]))
cat(sprintf("%d surveys, %d numbers, %d disagreements\n", surveys, sum(seen$count), faults))
quit(status = if (faults > 0) 1L else 0L)
